# Privileges of this process that an administrator has but Windows keeps switched off: they open files that name no administrator,
# such as the key files of Remote Desktop.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Runs the body with the privileges switched on, and off again. Where they are not held, the body runs without them and Windows decides.
function Invoke-RdpdPrivileged {
    param([Parameter(Mandatory = $true)][scriptblock]$Body, [string[]]$Names = @('SeBackupPrivilege', 'SeRestorePrivilege', 'SeTakeOwnershipPrivilege'))
    # The class of .NET that its own access control uses. It is internal there, in Windows PowerShell as in PowerShell 7.
    $type = [System.Security.AccessControl.AccessControlSections].Assembly.GetType('System.Security.AccessControl.Privilege')
    $file = 'System.Security.AccessControl.FileSecurity' -as [type]
    if (($null -eq $type) -and ($null -ne $file)) {
        $type = $file.Assembly.GetType('System.Security.AccessControl.Privilege')
    }
    $held = @()
    try {
        if ($null -ne $type) {
            foreach ($name in $Names) {
                try {
                    $privilege = [System.Activator]::CreateInstance($type, [object[]]@($name))
                    $null = $type.GetMethod('Enable').Invoke($privilege, $null)
                    $held += $privilege
                }
                catch {
                    Add-RdpdError -Where $name -Message (Get-RdpdReason -ErrorRecord $_)
                }
            }
        }
        & $Body
    }
    finally {
        foreach ($privilege in $held) {
            $null = $type.GetMethod('Revert').Invoke($privilege, $null)
        }
    }
}

Export-ModuleMember -Function *
