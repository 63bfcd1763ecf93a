# Saved sign-ins and members of local groups.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Lines of cmdkey; "target=" is printed in English on every Windows, the labels are not.
function Get-RdpdSavedCredentialLines {
    return , (Invoke-RdpdProgram -Name 'cmdkey' -Arguments '/list')['Lines']
}

# Removes a saved sign-in of the user this process runs as. Its password cannot be read, so it cannot come back.
function Remove-RdpdSavedCredential {
    param([Parameter(Mandatory = $true)][ValidatePattern('^TERMSRV/[A-Za-z0-9_.:\[\]-]{1,253}$')][string]$Target)
    $run = Invoke-RdpdProgram -Name 'cmdkey' -Arguments "/delete:$Target"
    if ($run['ExitCode'] -ne 0) {
        throw "failed: cmdkey ended with $($run['ExitCode'])"
    }
}

# The SID of an account given as DOMAIN\name, name@domain, name or SID.
function Resolve-RdpdAccount {
    param([Parameter(Mandatory = $true)][string]$Name)
    if ($Name -match '^S-1-[0-9-]+$') {
        return $Name
    }
    $account = New-Object -TypeName System.Security.Principal.NTAccount -ArgumentList $Name
    return [string]$account.Translate([System.Security.Principal.SecurityIdentifier]).Value
}

function Add-RdpdGroupMember {
    param([Parameter(Mandatory = $true)][string]$Group, [Parameter(Mandatory = $true)][string]$MemberSid)
    Add-LocalGroupMember -SID $Group -Member $MemberSid -ErrorAction Stop
}

function Remove-RdpdGroupMember {
    param([Parameter(Mandatory = $true)][string]$Group, [Parameter(Mandatory = $true)][string]$MemberSid)
    Remove-LocalGroupMember -SID $Group -Member $MemberSid -ErrorAction Stop
}

Export-ModuleMember -Function *
