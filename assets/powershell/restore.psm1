# What the restore task does: puts back what its list holds, last change first, once it is due. It goes on after a failure and says what is left.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Gives { state, restored, left }: notDue, nothing, restored, partly.
function Invoke-RdpdDueRestore {
    param([Parameter(Mandatory = $true)][string]$Entry, [Parameter(Mandatory = $true)][string]$Folder, [Parameter(Mandatory = $true)][datetime]$Now)
    $path = Get-RdpdDueFile -Entry $Entry
    $data = Get-RdpdFileBase64 -Path $path
    if ($null -eq $data) {
        return [ordered]@{ state = 'nothing'; restored = 0; left = 0 }
    }
    # The folder must be closed to users; New-RdpdProtectedFolder throws for one that is there and is not.
    New-RdpdProtectedFolder -Path (Get-RdpdDueFolder)
    $list = ConvertTo-RdpdPlain -Value (ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($data))))
    $due = [datetime]::Parse($list['due'], [cultureinfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::AdjustToUniversal)
    # The scheduler may be a moment early.
    if ($Now.ToUniversalTime().AddSeconds(5) -lt $due) {
        return [ordered]@{ state = 'notDue'; restored = 0; left = 0 }
    }
    $operations = @($list['operations'])
    [array]::Reverse($operations)
    $restored = 0
    $left = 0
    foreach ($operation in $operations) {
        if ($null -eq $operation['captured']) {
            continue
        }
        try {
            $null = Invoke-RdpdVerb -Verb 'restore' -Primitive $operation['primitive'] -Arguments $operation['args'] -Captured $operation['captured'] -Elevated $true -Folder $Folder
            $restored += 1
        }
        catch {
            $left += 1
            Add-RdpdError -Where $operation['primitive'] -Message (Get-RdpdReason -ErrorRecord $_)
        }
    }
    if ($left -gt 0) {
        return [ordered]@{ state = 'partly'; restored = $restored; left = $left }
    }
    # The list goes last: an interrupted run is done again from the start, and a second restore changes nothing.
    if ($null -ne (Get-RdpdTaskXml -Name $list['name'])) {
        Remove-RdpdTask -Name $list['name']
    }
    Remove-RdpdFile -Path $path
    return [ordered]@{ state = 'restored'; restored = $restored; left = 0 }
}

Export-ModuleMember -Function *
