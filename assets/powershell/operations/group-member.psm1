# group.addMember: a member of a local group, both by SID, because names differ between languages.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RdpdMembership {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $sid = Resolve-RdpdAccount -Name $Arguments['member']
    $found = @(Get-RdpdGroupMembers -Sid $Arguments['group'] | Where-Object { ([string]$_ -split ' ', 2)[0] -eq $sid })
    return [ordered]@{ member = ($found.Count -gt 0) }
}

function Add-RdpdMembership {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if (-not (Get-RdpdMembership -Arguments $Arguments)['member']) {
        Add-RdpdGroupMember -Group $Arguments['group'] -MemberSid (Resolve-RdpdAccount -Name $Arguments['member'])
    }
}

function Restore-RdpdMembership {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if ((-not $Captured['member']) -and (Get-RdpdMembership -Arguments $Arguments)['member']) {
        Remove-RdpdGroupMember -Group $Arguments['group'] -MemberSid (Resolve-RdpdAccount -Name $Arguments['member'])
    }
}

Export-ModuleMember -Function *
